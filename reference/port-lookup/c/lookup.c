/* Prints the name of the service that a port belongs to. Usage: lookup PORT PROTOCOL */
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: lookup PORT PROTOCOL\n");
        return 2;
    }
    char *end;
    long port = strtol(argv[1], &end, 10);
    struct servent *service = NULL;
    if (*argv[1] != '\0' && *end == '\0' && port >= 0 && port <= 65535)
        service = getservbyport(htons((unsigned short)port), argv[2]);
    puts(service == NULL ? "unknown" : service->s_name);
    return service == NULL ? 1 : 0;
}
