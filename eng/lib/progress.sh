# Progress and errors on stderr, for scripts whose stdout is their result. Source it; needs bash.
# shellcheck shell=bash

HEARTBEAT_SECONDS=${HEARTBEAT_SECONDS:-15}

elapsed() { printf '%dm%02ds' $((SECONDS / 60)) $((SECONDS % 60)); }

say() { printf '[%s] %s\n' "$(elapsed)" "$*" >&2; }

# fail CAUSE REPAIR
fail() {
  printf 'error: %s\n  repair: %s\n' "$1" "$2" >&2
  exit 1
}

# step TITLE LOGFILE COMMAND... runs COMMAND without stdin and with its output in LOGFILE, tells that it still runs, and
# returns its status. The command is a process group of its own, so that STEP_PID can be used to end all of it.
STEP_PID=
step() {
  local title=$1 log=$2 started=$SECONDS beat=$SECONDS status=0
  shift 2
  say "$title ..."
  set -m
  # 9 is the descriptor of the build lock: whatever outlives this script must not keep it.
  ("$@") </dev/null >"$log" 2>&1 9>&- &
  STEP_PID=$!
  set +m
  while kill -0 "$STEP_PID" 2>/dev/null; do
    sleep 0.2
    if ((SECONDS - beat >= HEARTBEAT_SECONDS)); then
      beat=$SECONDS
      say "$title: $((SECONDS - started)) s so far; last: $(tail -n 1 "$log" | tr -d '\r' | cut -c 1-100)"
    fi
  done
  wait "$STEP_PID" || status=$?
  STEP_PID=
  if ((status == 0)); then
    say "$title: done in $((SECONDS - started)) s"
  else
    say "$title: failed with status $status; the end of its output:"
    tail -n 30 "$log" | sed 's/^/    /' >&2
  fi
  return "$status"
}

# end_step ends the running step and everything it started.
end_step() {
  [[ -z $STEP_PID ]] || kill -KILL -- "-$STEP_PID" 2>/dev/null || true
}
