#!/usr/bin/env bash
# Makes what the compose files read from docker/secrets: passwords, connection strings, an authority and its certificates.
# What is there is kept; to renew something, remove its file and run this again.
#   docker/make-secrets.sh [FOLDER]        SINERGI_HOST=name of the service, for the certificate of the proxy
# The folder is for its owner alone; files are readable in it, because processes in containers run under other accounts.
set -euo pipefail
umask 022
folder=${1:-$(dirname "$0")/secrets}
mkdir -p "$folder" && chmod 700 "$folder" && cd "$folder"

missing() { [ ! -s "$1" ]; }

# password NAME: 192 random bits, in letters that need no escape in a connection string
password() { if missing "$1"; then openssl rand -hex 24 > "$1"; fi; }
for name in eventstoredb-admin eventstoredb-ops eventstoredb-sinergi mongodb-admin mongodb-sinergi keeper-password; do password "$name"; done
if missing mongodb-key; then openssl rand -base64 756 > mongodb-key; fi

if missing eventstore-url; then
  echo "esdb://sinergi:$(cat eventstoredb-sinergi)@eventstoredb:2113?tls=true&tlsCAFile=/etc/sinergi/ca.crt" > eventstore-url
fi
if missing mongodb-url; then
  echo "mongodb://sinergi:$(cat mongodb-sinergi)@mongodb-1:27017,mongodb-2:27017,mongodb-3:27017/sinergi?replicaSet=sinergi&authSource=sinergi&tls=true&tlsCAFile=/etc/sinergi/ca.crt" > mongodb-url
fi

if missing ca.crt; then
  (umask 077 && openssl genrsa -out ca.key 3072 2> /dev/null)
  openssl req -x509 -new -key ca.key -sha256 -days 3650 -subj '/O=Sinergi/CN=Sinergi CA' -out ca.crt \
    -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign'
fi

# certificate NAME COMMON-NAME ALTERNATIVE-NAMES: NAME.key and NAME.crt, good for 397 days
certificate() {
  openssl req -new -newkey rsa:2048 -nodes -keyout "$1.key" -subj "/O=Sinergi/CN=$2" -out "$1.csr" 2> /dev/null
  printf '%s\n' 'basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature,keyEncipherment' \
    'extendedKeyUsage=serverAuth,clientAuth' "subjectAltName=$3" > "$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -sha256 -days 397 -extfile "$1.ext" -out "$1.crt" 2> /dev/null
  rm "$1.csr" "$1.ext"
  chmod 644 "$1.key"
}
# both NAME: certificate and key in one file, as MongoDB and HAProxy want them
both() { cat "$1.crt" "$1.key" > "$1.pem" && rm "$1.crt" "$1.key"; }

if missing eventstoredb.crt; then certificate eventstoredb eventstoredb-node 'DNS:eventstoredb,DNS:localhost,IP:127.0.0.1'; fi
for name in mongodb-1 mongodb-2 mongodb-3; do
  if missing "$name.pem"; then certificate "$name" "$name" "DNS:$name,DNS:localhost,IP:127.0.0.1"; both "$name"; fi
done
if missing proxy.pem; then certificate proxy "${SINERGI_HOST:-localhost}" "DNS:${SINERGI_HOST:-localhost}"; both proxy; fi

echo "$PWD: $(ls | tr '\n' ' ')"
