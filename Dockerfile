# The hub with the app. Built by stages: what only the build needs stays behind.
#   docker build -t tafellaken .
#   docker run -d --name tafellaken --init -p 4600:4600 -v tafellaken:/data --stop-timeout 30 tafellaken
# For https put a proxy before it (docs/deploy/Caddyfile); see docs/running.md.

# The Node of package.json; a test holds the two together.
ARG NODE=node:24.21.0-bookworm-slim

FROM ${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
# `install`, not `ci`: a lock made on one platform may lack another's optional binaries, and `ci` stops at that.
RUN npm install --include=dev --no-audit --no-fund
COPY index.html rescue.html wipe.html vite.config.ts tsconfig.json ./
COPY public public
COPY scripts scripts
COPY src src
RUN node node_modules/vite/bin/vite.js build

FROM ${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${NODE}
ENV NODE_ENV=production HUB_DATA=/data HUB_DIST=/app/dist HUB_SAMPLE=none
WORKDIR /app
RUN install -d -o node -g node -m 0700 /data
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY src/domain src/domain
COPY src/export src/export
COPY src/hub src/hub
COPY src/sync/messages.ts src/sync/station-frames.ts src/sync/wide-messages.ts src/sync/
COPY scripts/backup.ts scripts/restore.ts scripts/export.ts scripts/import.ts scripts/
USER node
VOLUME /data
EXPOSE 4600 4643
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "src/hub/health.ts"]
# Not through npm, which would stand between the hub and the signal to stop.
# The young generation small (MB): docs/hub-performance.md.
ENTRYPOINT ["node", "--max-semi-space-size=2", "src/hub/main.ts"]
