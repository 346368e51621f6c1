#!/bin/sh
# Stands for a loudspeaker: writes when it was asked to sound what, beside the sentinel's working folder.
echo "$(date +%s.%N) $(basename "$1" .wav)" >> "${INFUSETRACK_HEARD:?}"
