# Shared by the commands beside it: finds the repository, builds what is missing or older than its sources, runs the launcher.
# Sourced, with "set -eu" in force.

TAIZHANG_ROOT=$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
TAIZHANG_HOME=${TAIZHANG_HOME:-$TAIZHANG_ROOT/.taizhang}
case "$TAIZHANG_HOME" in /*) ;; *) TAIZHANG_HOME=$PWD/$TAIZHANG_HOME ;; esac
export TAIZHANG_ROOT TAIZHANG_HOME

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java="$JAVA_HOME/bin/java"
  else
    java=$(command -v java) || fail "There is no java on the PATH. Install a JDK 17 or newer, or set JAVA_HOME."
  fi
  local version
  version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
  case "$version" in
    '' | 1.* | *[!0-9]*) fail "$java is too old ($version): a JDK 17 or newer is needed. Set JAVA_HOME to one." ;;
  esac
  [ "$version" -ge 17 ] || fail "$java is version $version: a JDK 17 or newer is needed. Set JAVA_HOME to one."
}

# stale ARTIFACT MODULE [OTHER...]: true when the artifact of the module is missing, or a source of it or of the others, which
# are built with it, is newer than artifact and last build.
stale() {
  local built="$TAIZHANG_ROOT/$2/target/built-by-deploy" artifact="$TAIZHANG_ROOT/$2/target/$1" module
  [ -e "$artifact" ] || return 0
  local newer=(-newer "$artifact")
  if [ -e "$built" ]; then newer+=(-newer "$built"); fi
  local sources=("$TAIZHANG_ROOT/pom.xml")
  for module in "${@:2}"; do sources+=("$TAIZHANG_ROOT/$module/pom.xml" "$TAIZHANG_ROOT/$module/src/main"); done
  [ -n "$(find "${sources[@]}" -type f "${newer[@]}" -print -quit)" ]
}

# build MODULE...: with the modules that they need; tests are neither compiled nor run here, that is for "mvn verify".
build() {
  command -v mvn >/dev/null || fail "There is no mvn on the PATH, and it is needed to build: $*. Install Maven 3.8 or newer."
  [ -x "$(dirname -- "$(readlink -f -- "$java")")/javac" ] || fail "$java belongs to a JRE: a JDK 17 or newer is needed to build."
  printf 'Building %s; the first time this takes some minutes ...\n' "$*" >&2
  local module started
  started=$(mktemp)
  local list=$(IFS=,; printf '%s' "$*")
  (cd "$TAIZHANG_ROOT" && mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true -pl "$list" -am package >&2) ||
    fail "The build failed; see above."
  for module in "$@"; do
    # The time of the beginning: what was edited during the build counts as newer.
    touch -r "$started" "$TAIZHANG_ROOT/$module/target/built-by-deploy"
  done
  rm -f "$started"
}

# find_stale [services]: what is to be built, into modules.
find_stale() {
  modules=()
  if stale "$(jar_of launcher)" "${launcher[@]}"; then modules+=(deploy/launcher); fi
  if [ "${1:-}" = services ]; then
    local service
    for service in records-service reporting-service; do
      if stale quarkus-app/quarkus-run.jar "$service" api-conventions; then modules+=("$service"); fi
    done
  fi
}

# build_stale [services]
build_stale() {
  find_stale "$@"
  if [ ${#modules[@]} -eq 0 ]; then return; fi
  # Two builds in one folder spoil each other: the second waits, and then has nothing to do.
  if command -v flock >/dev/null; then
    mkdir -p "$TAIZHANG_ROOT/.taizhang"
    exec 9>"$TAIZHANG_ROOT/.taizhang/build.lock"
    flock -n 9 || { printf 'Waiting for another build to end ...\n' >&2; flock 9; }
    find_stale "$@"
  fi
  if [ ${#modules[@]} -gt 0 ]; then build "${modules[@]}"; fi
  # Closed, lest the launcher inherits it and holds the lock as long as it runs.
  exec 9>&-
}

# run MAIN_CLASS ARGUMENT...: a class of the launcher or of what it is built with.
run() {
  local programs="$TAIZHANG_HOME/programs/launcher" module built copy
  mkdir -p "$programs"
  chmod 700 "$TAIZHANG_HOME" "$TAIZHANG_HOME/programs" "$programs"
  # Copies, each replaced in one step: a launcher that runs keeps the files it has open, whatever is built meanwhile.
  for module in "${launcher[@]}"; do
    built="$TAIZHANG_ROOT/$module/target/$(jar_of "${module##*/}")"
    copy="$programs/${module##*/}.jar"
    if ! cmp -s "$built" "$copy"; then
      cp "$built" "$copy.$$"
      mv -f "$copy.$$" "$copy"
    fi
  done
  exec "$java" -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 \
    -cp "$programs/*:$TAIZHANG_ROOT/deploy/launcher/target/lib/*" "$@"
}

jar_of() { printf '%s' "$1-1.0.0-SNAPSHOT.jar"; }

# The module of the launcher, and those of this repository that it is built with.
launcher=(deploy/launcher deploy/postgres deploy/demo api-conventions)
find_java
