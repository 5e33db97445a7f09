# One static binary on an empty image. Every tag is plain Debian and Go; nothing
# is fetched but Go modules. The image runs as nobody, on a read-only root: the
# database is the only thing it writes, into /var/lib/linkwatch.
ARG BUILD_IMAGE=docker.io/library/golang:1.26-bookworm

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
# timetzdata carries the time zones in the binary; netgo and osusergo need no libc at run time.
RUN CGO_ENABLED=1 go build -trimpath -tags "netgo osusergo timetzdata sqlite_omit_load_extension" \
      -ldflags '-s -w -linkmode external -extldflags "-static"' -o /rootfs/usr/bin/linkwatch ./cmd/linkwatch \
 && mkdir -p /rootfs/etc/ssl/certs /rootfs/etc/linkwatch /rootfs/var/lib/linkwatch /rootfs/tmp \
 && cp /etc/ssl/certs/ca-certificates.crt /rootfs/etc/ssl/certs/ \
 && cp catalog.yaml /rootfs/etc/linkwatch/ \
 && echo 'nobody:x:65532:65532:nobody:/var/lib/linkwatch:/sbin/nologin' > /rootfs/etc/passwd \
 && echo 'nobody:x:65532:' > /rootfs/etc/group \
 && chown 65532:65532 /rootfs/var/lib/linkwatch && chmod 1777 /rootfs/tmp

FROM scratch
COPY --from=build /rootfs /
USER 65532:65532
WORKDIR /var/lib/linkwatch
VOLUME /var/lib/linkwatch
EXPOSE 8080
LABEL org.opencontainers.image.title="linkwatch" \
      org.opencontainers.image.description="Keeps a catalog of links alive and current" \
      org.opencontainers.image.licenses="Apache-2.0"
ENTRYPOINT ["/usr/bin/linkwatch"]
CMD ["serve", "--catalog", "/etc/linkwatch/catalog.yaml", "--db", "/var/lib/linkwatch/linkwatch.db", "--listen", "0.0.0.0:8080"]
