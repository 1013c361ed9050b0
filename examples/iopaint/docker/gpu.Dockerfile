# The same stage as in cpu.Dockerfile: BuildKit runs it once for both variants and all platforms.
FROM --platform=$BUILDPLATFORM node:20-slim AS web_app
WORKDIR /web_app
COPY web_app/package.json web_app/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web_app/src src
RUN npm run build

FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04 AS python
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/opt/iopaint/bin:$PATH
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends python3 \
 && rm -rf /var/lib/apt/lists/*

FROM python AS packages
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends python3-venv
COPY requirements.txt .
RUN python3 -m venv /opt/iopaint && pip install --no-cache-dir --no-compile --requirement=requirements.txt

FROM python
RUN useradd --system --uid 10001 iopaint && install --directory --owner=iopaint /output
COPY --from=packages /opt/iopaint /opt/iopaint
WORKDIR /app
COPY iopaint iopaint
COPY --from=web_app /web_app/dist iopaint/web_app
USER iopaint
VOLUME /output
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
  CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/api/v1/server-config')"]
ENTRYPOINT ["python3", "-m", "iopaint"]
CMD ["start", "--device", "cuda"]
