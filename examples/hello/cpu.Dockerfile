FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 VARIANT=cpu DEVICE=cpu PORT=8000
RUN useradd --system --no-create-home app
WORKDIR /app
COPY app.py .
USER app
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health')"]
CMD ["python", "app.py"]
