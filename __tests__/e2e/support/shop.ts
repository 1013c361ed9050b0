/** Counts its starts in its volume, and shows the count. */
const BACKEND = `FROM busybox:1.36
RUN mkdir -p /www /data && echo ok > /www/health
EXPOSE 8000
HEALTHCHECK --interval=30s CMD wget -q -O /dev/null http://127.0.0.1:8000/health || exit 1
COPY start.sh /start.sh
CMD ["/start.sh"]
`;
const BACKEND_START = `#!/bin/sh
starts=$(( $(cat /data/starts 2>/dev/null || echo 0) + 1 ))
echo "$starts" > /data/starts
echo "{\\"starts\\": $starts}" > /www/starts.json
echo "backend start $starts"
trap 'exit 0' TERM
httpd -f -p 8000 -h /www & wait $!
`;

/** Shows what the backend says, and asks for it once. */
const FRONTEND = `FROM busybox:1.36
RUN mkdir -p /www
EXPOSE 80
COPY start.sh /start.sh
CMD ["/start.sh"]
`;
export const FRONTEND_START = `#!/bin/sh
wget -q -O /www/starts.json "$BACKEND/starts.json" || exit 7
echo "frontend shows $(cat /www/starts.json)"
trap 'exit 0' TERM
httpd -f -p 80 -h /www & wait $!
`;

/** With everything that is of one machine only: fixed names, fixed ports, a volume's own name. */
const COMPOSE = `name: shop
services:
  web:
    build: ./frontend
    container_name: shop-web
    ports: ["18080:80"]
    environment: {BACKEND: "http://shop-api:8000"}
    depends_on: {api: {condition: service_healthy}}
  api:
    image: shop/api
    build: backend
    container_name: shop-api
    ports: ["18000:8000"]
    volumes: [data:/data]
    depends_on: {migrate: {condition: service_completed_successfully}}
  migrate:
    image: busybox:1.36
    command: [sh, -c, "echo migrated"]
volumes:
  data: {name: shop-data}
`;

/** A frontend and a backend, and the compose file that developers start them with. */
export const SHOP: Readonly<Record<string, string>> = {
  'frontend/Dockerfile': FRONTEND,
  'frontend/start.sh': FRONTEND_START,
  'backend/Dockerfile': BACKEND,
  'backend/start.sh': BACKEND_START,
  'compose.yaml': COMPOSE
};

export interface ShopRepositories {
  readonly frontend: string;
  readonly backend: string;
}

/** @param smoke of the frontend, YAML @param more further keys of it */
export const shopConfig = ({frontend, backend}: ShopRepositories, smoke: string, more = ''): string => `images:
  backend:
    repositories: [${backend}]
    context: backend
  frontend:
    repositories: [${frontend}]
    context: frontend
${more.replaceAll(/^(?=.)/gm, '    ')}    smoke:
${smoke.replaceAll(/^/gm, '      ')}
`;
