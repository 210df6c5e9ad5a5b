# What the scripts beside this folder need on the machine; sourced by them. All output goes to standard error.

say() { printf '%s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

# Installs packages where this account may; else says in one sentence what to install.
install() {
    if has apt-get && [ "$(id -u)" = 0 ]; then
        admin=
    elif has apt-get && has sudo && sudo -n true 2>/dev/null; then
        admin="sudo -n"
    else
        say "Please install: $*"
        return 1
    fi
    say "Installing $* …"
    $admin env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get update -q && apt-get install -q -y --no-install-recommends "$@"' sh "$@" >&2
}

need_dotnet() {
    has dotnet || PATH="$PATH:$HOME/.dotnet:/usr/share/dotnet:/usr/lib/dotnet"
    has dotnet || { say "Please install the .NET 10 SDK (package dotnet-sdk-10.0)."; exit 1; }
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

need_python() { has python3 || install python3; }

need_curl() { has curl || install curl; }

need_npm() { has npm || install nodejs npm; }

# The server's programs only: the distribution's own cluster is not made and nothing is started.
need_postgres() {
    [ -n "${ONESTOP_PG_BIN:-}" ] || has initdb || ls /usr/lib/postgresql/*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb >/dev/null 2>&1 || {
        if [ "$(id -u)" = 0 ] && has apt-get; then
            mkdir -p /etc/postgresql-common
            [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
        fi
        install postgresql
    }
}

need_rabbitmq() { ls -d /usr/lib/rabbitmq/lib/rabbitmq_server-* >/dev/null 2>&1 || install rabbitmq-server; }

need_chromium() { has chromium || install chromium; }

need_fonts() { ls /usr/share/fonts/truetype/dejavu/*.ttf >/dev/null 2>&1 || install fonts-dejavu-core; }

# Builds the program unless everything it is made of is older than it.
program="$root/services/Host/bin/Release/net10.0/onestop.dll"
build_program() {
    if [ -e "$program" ] && [ -z "$(find "$root/services" "$root/contracts" "$root/deploy/build" "$root/Directory.Packages.props" "$root/global.json" \
        \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/lib' \) -prune -o -type f -newer "$program" -print | head -n 1)" ]; then
        return
    fi
    say "Building …"
    dotnet build "$root/services/Host/Host.csproj" -c Release -v q --nologo -nodeReuse:false -p:UseSharedCompilation=false >&2
    touch "$program"
}
