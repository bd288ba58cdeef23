# Builds the control plane of Debian's source package `kubernetes`. Sourced by eng/control-plane, with progress.sh before it.
# shellcheck shell=bash

readonly SCRATCH_MEGABYTES=4096
readonly BUILD_TOOLS=(golang-go rsync jq make dpkg-dev ca-certificates)
readonly ASSETS_REPAIR="or point KUBEBUILDER_ASSETS at a folder with etcd, kube-apiserver, kube-controller-manager and kubectl (setup-envtest downloads one)"

SCRATCH=

# build_into_cache ROOT TARGET leaves the binaries in TARGET, a folder of ROOT. Only one process builds; the others wait for it.
build_into_cache() {
  local root=$1 target=$2
  mkdir -p -- "$root" 2>/dev/null || fail "cannot create the cache folder $root" "make it writable, or set XDG_CACHE_HOME to a folder that is"
  require_tools_of_debian
  wait_for_lock "$root/.lock"
  if [[ -z $(missing "$target" "${BINARIES[@]}") ]]; then
    say "another run has built $target meanwhile"
    return
  fi

  # The lock is ours, so what is left of earlier builds belongs to nobody.
  rm -rf -- "$root"/.scratch-*
  require_space "$root"
  SCRATCH=$root/.scratch-$$
  trap 'end_step; discard_scratch' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  mkdir -- "$SCRATCH" "$SCRATCH/out" "$SCRATCH/debs"
  say "building Kubernetes $KUBERNETES_VERSION once; about 5 minutes on two processors and 2.5 GB of disk meanwhile"

  install_build_tools
  fetch_sources
  patch_reflect2
  compile
  install -m 755 "$SCRATCH/debs/usr/bin/etcd" "$SCRATCH/out/etcd"
  check_binaries
  rm -rf -- "$target"
  mv -T -- "$SCRATCH/out" "$target"
  say "built $target"
}

discard_scratch() {
  [[ -n $SCRATCH && -d $SCRATCH ]] || return 0
  # Go makes its module cache read-only.
  chmod -R u+w -- "$SCRATCH" 2>/dev/null || true
  rm -rf -- "$SCRATCH"
}

require_tools_of_debian() {
  local tool
  for tool in apt-get apt-cache dpkg-deb flock; do
    command -v "$tool" >/dev/null ||
      fail "'$tool' is not here; the control plane is built from Debian's packages" "run this on Debian 12, $ASSETS_REPAIR"
  done
}

wait_for_lock() {
  exec 9>"$1" || fail "cannot write $1" "make the cache folder writable, or set XDG_CACHE_HOME"
  until flock --exclusive --timeout "$HEARTBEAT_SECONDS" 9; do
    say "another run is building the control plane; waiting for it"
  done
}

require_space() {
  local free
  free=$(df --output=avail -BM -- "$1" | tail -n 1 | tr -dc 0-9)
  ((free >= SCRATCH_MEGABYTES)) ||
    fail "only $free MB free in $1; the build needs $SCRATCH_MEGABYTES MB for a while" "free some, or set XDG_CACHE_HOME to a folder with more"
}

install_build_tools() {
  local absent=() package as_root=()
  for package in "${BUILD_TOOLS[@]}"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || absent+=("$package")
  done
  if ((${#absent[@]} == 0)); then return; fi

  if ((EUID != 0)); then
    if ! sudo -n true 2>/dev/null; then
      fail "these Debian packages are needed, and installing them takes root: ${absent[*]}" \
        "run 'sudo apt-get install -y --no-install-recommends ${absent[*]}' and then this again, $ASSETS_REPAIR"
    fi
    as_root=(sudo -n)
  fi
  # The lock of apt may be held by another installation; give it five minutes.
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
  step "reading the package lists" "$SCRATCH/update.log" "${apt[@]}" update ||
    fail "apt-get update failed" "check the network and the entries under /etc/apt, $ASSETS_REPAIR"
  step "installing ${absent[*]}" "$SCRATCH/install.log" "${apt[@]}" install -y --no-install-recommends "${absent[@]}" ||
    fail "apt-get install failed" "install ${absent[*]} by hand, $ASSETS_REPAIR"
}

# Sources come through package lists of our own: the system's entries stay as they are, and no root is needed.
# etcd and reflect2 are unpacked, not installed: installing etcd-server would start an etcd service on this machine.
fetch_sources() {
  local apt=(apt-get -o "Dir::Etc::SourceList=$SCRATCH/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o "Dir::State::Lists=$SCRATCH/apt/lists" -o "Dir::Cache=$SCRATCH/apt/cache" -o APT::Sandbox::User= -o Acquire::Retries=3)
  mkdir -p -- "$SCRATCH/apt/lists/partial" "$SCRATCH/apt/cache/archives/partial" "$SCRATCH/src"
  debian_sources >"$SCRATCH/apt/sources.list"
  [[ -s $SCRATCH/apt/sources.list ]] ||
    fail "no Debian archive among the entries under /etc/apt" "add one for bookworm, $ASSETS_REPAIR"

  step "reading the source lists" "$SCRATCH/source-update.log" "${apt[@]}" update ||
    fail "the source lists of the Debian archive cannot be read" "check the network, $ASSETS_REPAIR"

  local version
  version=$(source_version "${apt[@]}")
  [[ -n $version ]] ||
    fail "the Debian archive here has no source package kubernetes $KUBERNETES_VERSION" "run this on Debian 12 (bookworm), $ASSETS_REPAIR"

  step "downloading the source of kubernetes $version" "$SCRATCH/source.log" env -C "$SCRATCH/src" "${apt[@]}" source --only-source "kubernetes=$version" ||
    fail "the source package kubernetes=$version cannot be fetched or unpacked" "check the network and the disk, $ASSETS_REPAIR"
  # Debian's version of the package, and so the name of its folder, is not that of Kubernetes.
  mv -T -- "$(dirname -- "$(dirname -- "$SCRATCH"/src/*/debian/control)")" "$(source_tree)"
  step "downloading etcd and reflect2" "$SCRATCH/debs.log" env -C "$SCRATCH/debs" "${apt[@]}" download etcd-server golang-github-modern-go-reflect2-dev ||
    fail "the packages etcd-server and golang-github-modern-go-reflect2-dev cannot be fetched" "check the network, $ASSETS_REPAIR"
  local deb
  for deb in "$SCRATCH"/debs/*.deb; do dpkg-deb --extract "$deb" "$SCRATCH/debs"; done
}

# deb and deb-src lines for every Debian suite the system reads, from its own mirrors.
debian_sources() {
  local keyring=/usr/share/keyrings/debian-archive-keyring.gpg options=
  [[ ! -r $keyring ]] || options="[signed-by=$keyring] "
  # shellcheck disable=SC2016  # the $( ) are apt's, not the shell's
  apt-get indextargets --format '$(ORIGIN)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)' 'Created-By: Packages' | sort -u |
    while IFS='|' read -r origin uri suite component; do
      [[ $origin == Debian ]] || continue
      printf 'deb %s%s %s %s\n' "$options" "$uri" "$suite" "$component"
      printf 'deb-src %s%s %s %s\n' "$options" "$uri" "$suite" "$component"
    done
}

# source_version APT-GET OPTION... prints the newest package version of our Kubernetes; Debian writes 1.20.5+really1.20.2-1.
source_version() {
  apt-cache "${@:2}" showsrc kubernetes 2>/dev/null |
    sed -nE "s/^Version: (([^ ]*\+really)?${KUBERNETES_VERSION//./\\.}-.*)/\1/p" | sort -V | tail -n 1
}

# With the vendored reflect2 1.0.1 and Go 1.18 or later the API server dies ("fatal error: fault") within a few writes of
# custom resources. Debian's 1.0.2 has the repair.
patch_reflect2() {
  local vendored fixed=$SCRATCH/debs/usr/share/gocode/src/github.com/modern-go/reflect2
  vendored=$(source_tree)/vendor/github.com/modern-go/reflect2
  [[ -d $vendored && -f $fixed/reflect2.go ]] ||
    fail "reflect2 is not where it is expected: $vendored, $fixed" "the Debian packages changed; use KUBEBUILDER_ASSETS"
  rm -f -- "$vendored"/*.go "$vendored"/*.s
  find "$fixed" -maxdepth 1 \( -name '*.go' -o -name '*.s' \) ! -name '*_test.go' -exec cp -t "$vendored" {} +
}

source_tree() { printf '%s/src/tree' "$SCRATCH"; }

compile() {
  local tree
  tree=$(source_tree)
  mkdir -p -- "$tree/.go/src/k8s.io"
  ln -s -- "$tree" "$tree/.go/src/k8s.io/kubernetes"
  cat >"$SCRATCH/version" <<-VERSION
	KUBE_GIT_COMMIT='debian'
	KUBE_GIT_TREE_STATE='archive'
	KUBE_GIT_VERSION='v$KUBERNETES_VERSION'
	KUBE_GIT_MAJOR='${KUBERNETES_VERSION%%.*}'
	KUBE_GIT_MINOR='$(cut -d. -f2 <<<"$KUBERNETES_VERSION")'
	VERSION
  # GOROOT and GOFLAGS of the caller would point the build at another Go or at modules.
  step "compiling kube-apiserver, kube-controller-manager and kubectl" "$SCRATCH/make.log" \
    env -u GOROOT -u GOFLAGS -u GOBIN GO111MODULE=off CGO_ENABLED=0 GOTOOLCHAIN=local \
    GOPATH="$tree/.go" GOCACHE="$SCRATCH/go-cache" KUBE_GIT_VERSION_FILE="$SCRATCH/version" KUBE_GIT_VERSION="v$KUBERNETES_VERSION" \
    make -C "$tree/.go/src/k8s.io/kubernetes" WHAT="cmd/kube-apiserver cmd/kube-controller-manager cmd/kubectl" ||
    fail "Kubernetes $KUBERNETES_VERSION did not compile (output above)" "look for a full disk or too little memory (4 GB are needed), $ASSETS_REPAIR"
  local name
  for name in kube-apiserver kube-controller-manager kubectl; do
    install -m 755 "$(readlink -f "$tree/_output/bin/$name" || true)" "$SCRATCH/out/$name" ||
      fail "the build left no $name" "the Debian package changed; use KUBEBUILDER_ASSETS"
  done
}

check_binaries() {
  local out=$SCRATCH/out printed
  for printed in "kube-apiserver --version" "kube-controller-manager --version" "kubectl version --client --short"; do
    # shellcheck disable=SC2086  # a command with its arguments
    "$out"/$printed 2>&1 | grep -qF "v$KUBERNETES_VERSION" ||
      fail "the built ${printed%% *} does not run as $KUBERNETES_VERSION" "the Debian package changed; use KUBEBUILDER_ASSETS"
  done
  "$out/etcd" --version >/dev/null || fail "Debian's etcd does not run" "use KUBEBUILDER_ASSETS"
}
