# Everything that grading wants of a machine. How to run it: docs/security.md.
FROM node:20-bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      bubblewrap strace util-linux python3 gcc g++ libc6-dev make default-jdk-headless \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/wiregrade
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node build.mjs && ln -s /opt/wiregrade/dist/wiregrade.js /usr/local/bin/wiregrade && chmod +x dist/wiregrade.js
# Students' programs run as this user's: nobody who could change the grader.
USER node
WORKDIR /class
ENTRYPOINT ["wiregrade"]
