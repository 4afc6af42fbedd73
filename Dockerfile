# complint alone, as a static program that is not root:
#   podman build --tag complint .
#   podman run --rm --volume "$PWD:/site:ro" complint
FROM docker.io/library/golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.releaseVersion=$VERSION" -o /complint ./cmd/complint

FROM scratch
COPY --from=build /complint /complint
WORKDIR /site
USER 65532:65532
ENTRYPOINT ["/complint"]
