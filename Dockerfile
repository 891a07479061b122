# The command (`cco`) and the App (`cco-app`) in one image; docker-entrypoint.sh says which of them runs.
# What runs is the bundle in dist/, as it is committed; only Claude Code's own package has to be beside it.

FROM node:24-slim AS claude
WORKDIR /app
COPY package.json package-lock.json ./
# That one package, of the lock file's version and with its checksum: what else is in there was bundled.
RUN sdk=@anthropic-ai/claude-agent-sdk \
  && version="$(npm pkg get "devDependencies.$sdk" | tr -d '"')" \
  && npm pkg delete devDependencies \
  && npm pkg set "dependencies.$sdk-linux-$(node -p process.arch)=$version" \
  && npm install --ignore-scripts --no-save --no-audit --no-fund

FROM node:24-slim
# For `cco`: the App itself needs no git. tini ends what a mission's commands left behind.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates git tini \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=claude /app/node_modules ./node_modules
COPY package.json app.yml action.yml LICENSE docker-entrypoint.sh ./
COPY schema ./schema
COPY mission-examples ./mission-examples
COPY dist ./dist
RUN chmod +x dist/cco.js dist/app/cco-app.js && ln -s /app/dist/cco.js /usr/local/bin/cco && ln -s /app/dist/app/cco-app.js /usr/local/bin/cco-app
# No right to change what it runs: all of it belongs to root.
USER node
EXPOSE 3000
# Of the App. A mission is well as long as it runs.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "if (!require(`fs`).existsSync(`/repo`)) fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# `docker run cco …`: see docs/docker.md.
ENTRYPOINT ["tini", "--", "sh", "/app/docker-entrypoint.sh"]
