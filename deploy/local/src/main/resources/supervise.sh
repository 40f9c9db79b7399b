# Keeps a process running until this is sent TERM, which leaves the process alone. Prints its own id.
# Arguments: the file for the process's id and start time, its log, the log of restarts, the command. $0 is its name.
pid_file=$1 log=$2 restarts=$3
shift 3

# An own process group and no hang-up signal: closing the terminal or Ctrl-C in it must reach neither of the two.
set -m
trap '' HUP
umask 077

supervise() {
    local ending=false delay=1 begun pid status how left
    trap 'ending=true' TERM
    while ! $ending; do
        begun=$SECONDS
        set -m
        "$@" </dev/null >>"$log" 2>&1 &
        set +m # a process that is halted has not ended
        pid=$!
        echo "$pid $(date +%s)000" >"$pid_file.next" && mv "$pid_file.next" "$pid_file"
        wait "$pid"
        status=$?
        if $ending; then break; fi
        # A minute of life shows that it can live: what ended it then is no reason to wait longer.
        if [ $((SECONDS - begun)) -ge 60 ]; then delay=1; fi
        how="ended with status $status"
        if [ "$status" -gt 128 ]; then how="was ended by signal $((status - 128))"; fi
        echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $0 $how and is started again in $delay s; see $log" >>"$restarts"
        for ((left = delay; left > 0; left--)); do $ending || sleep 1; done
        delay=$((delay < 16 ? delay * 2 : 30))
    done
}
supervise "$@" </dev/null >/dev/null 2>&1 &
echo $!
for ((look = 0; look < 500; look++)); do
    if [ -e "$pid_file" ]; then break; fi
    sleep 0.02
done
