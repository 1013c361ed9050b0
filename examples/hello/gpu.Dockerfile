# The same service, asking for a GPU by the variables of the NVIDIA runtime; without one it falls back to the CPU.
FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 VARIANT=gpu DEVICE=cuda PORT=8000 \
    NVIDIA_VISIBLE_DEVICES=all NVIDIA_DRIVER_CAPABILITIES=compute,utility
RUN useradd --system --no-create-home app
WORKDIR /app
COPY app.py .
USER app
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health')"]
CMD ["python", "app.py"]
