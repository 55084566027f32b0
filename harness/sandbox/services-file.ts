import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Well-known ports as IANA names them, with what getservbyport() gives; services(5). */
const services = `
echo 7/tcp
echo 7/udp
discard 9/tcp
discard 9/udp
daytime 13/tcp
daytime 13/udp
chargen 19/tcp
chargen 19/udp
ftp-data 20/tcp
ftp 21/tcp
ssh 22/tcp
telnet 23/tcp
smtp 25/tcp mail
time 37/tcp
time 37/udp
domain 53/tcp
domain 53/udp
bootps 67/udp
bootpc 68/udp
tftp 69/udp
http 80/tcp www
kerberos 88/tcp
kerberos 88/udp
pop3 110/tcp
sunrpc 111/tcp portmapper
sunrpc 111/udp portmapper
ntp 123/udp
imap2 143/tcp imap
snmp 161/udp
snmp-trap 162/udp
irc 194/tcp
https 443/tcp
https 443/udp
exec 512/tcp
biff 512/udp
login 513/tcp
who 513/udp
shell 514/tcp
syslog 514/udp
imaps 993/tcp
pop3s 995/tcp
mysql 3306/tcp
postgresql 5432/tcp
http-alt 8080/tcp
`;

/** Writes the file in which programs look up names of ports: the same on every machine. */
export function writeServicesFile(etc: string): void {
  const path = join(etc, 'services');
  rmSync(path, { force: true });
  writeFileSync(path, services.trimStart());
}
