# The App (`node dist/app/cco-app.js`, the default) and the command (`cco`) in one image.
# What runs is the bundle in dist/, as it is committed; only Claude Code's own package has to be beside it.

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# Not `npm ci`: see scripts/install.mjs. Versions are the lock file's all the same.
RUN npm install --omit=dev --ignore-scripts --no-save --no-audit --no-fund

FROM node:24-slim
# For `cco`: the App itself needs no git.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates git \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json app.yml action.yml LICENSE ./
COPY schema ./schema
COPY dist ./dist
RUN chmod +x dist/cco.js dist/app/cco-app.js && ln -s /app/dist/cco.js /usr/local/bin/cco && ln -s /app/dist/app/cco-app.js /usr/local/bin/cco-app
# No right to change what it runs: all of it belongs to root.
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "/app/dist/app/cco-app.js"]
