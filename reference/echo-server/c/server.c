/* Sends every byte back as it came. Usage: server [HOST [PORT]] */
#include <arpa/inet.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* send() may take only a part, and MSG_NOSIGNAL keeps a vanished client from killing us. */
static int send_all(int conn, const char *data, size_t size) {
    while (size > 0) {
        ssize_t sent = send(conn, data, size, MSG_NOSIGNAL);
        if (sent < 0) return -1;
        data += sent;
        size -= (size_t)sent;
    }
    return 0;
}

static void *serve(void *arg) {
    int conn = (int)(intptr_t)arg;
    char buffer[4096];
    ssize_t size;
    while ((size = recv(conn, buffer, sizeof buffer, 0)) > 0)
        if (send_all(conn, buffer, (size_t)size) < 0) break;
    close(conn);
    return NULL;
}

static int listen_on(const char *host, int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    inet_pton(AF_INET, host, &address.sin_addr);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 128) < 0) {
        perror("cannot listen");
        exit(1);
    }
    return listener;
}

int main(int argc, char **argv) {
    int listener = listen_on(argc > 1 ? argv[1] : "127.0.0.1", argc > 2 ? atoi(argv[2]) : 8080);
    for (;;) {
        int conn = accept(listener, NULL, NULL);
        pthread_t thread;
        if (conn < 0) continue;
        if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)conn) == 0)
            pthread_detach(thread);
        else
            close(conn);
    }
}
