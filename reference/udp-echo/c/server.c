/* Sends every datagram back as it came. Usage: server [HOST [PORT]] */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

static char buffer[65535];

int main(int argc, char **argv) {
    struct sockaddr_in own = {.sin_family = AF_INET};
    own.sin_port = htons(argc > 2 ? (unsigned short)atoi(argv[2]) : 8080);
    if (inet_pton(AF_INET, argc > 1 ? argv[1] : "127.0.0.1", &own.sin_addr) != 1) {
        fprintf(stderr, "not an address: %s\n", argv[1]);
        return 1;
    }
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    if (sock < 0 || bind(sock, (struct sockaddr *)&own, sizeof own) < 0) {
        perror("server");
        return 1;
    }
    for (;;) {
        struct sockaddr_in sender;
        socklen_t size = sizeof sender;
        ssize_t count = recvfrom(sock, buffer, sizeof buffer, 0, (struct sockaddr *)&sender, &size);
        if (count >= 0)
            sendto(sock, buffer, (size_t)count, 0, (struct sockaddr *)&sender, size);
    }
}
