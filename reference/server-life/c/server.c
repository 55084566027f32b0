/* Tells each client its number. Usage: server [HOST [PORT]] */
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static int or_die(int result, const char *call)
{
    if (result < 0) {
        perror(call);
        exit(1);
    }
    return result;
}

int main(int argc, char **argv)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_ANY)};
    int yes = 1;

    address.sin_port = htons((in_port_t)atoi(argc > 2 ? argv[2] : "8080"));
    signal(SIGPIPE, SIG_IGN);
    int listener = or_die(socket(AF_INET, SOCK_STREAM, 0), "socket");
    or_die(setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes), "setsockopt");
    or_die(bind(listener, (struct sockaddr *)&address, sizeof address), "bind");
    or_die(listen(listener, 5), "listen");
    for (int number = 1;; number++) {
        int conn = or_die(accept(listener, NULL, NULL), "accept");
        dprintf(conn, "You are client %d\n", number);
        close(conn);
    }
}
