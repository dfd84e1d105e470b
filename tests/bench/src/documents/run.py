"""Runs a program and says how long that took and the most memory it held."""

import json
import os
import subprocess
import sys
import time

began = time.monotonic()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
seconds = time.monotonic() - began
print(json.dumps({"seconds": seconds, "kib": used.ru_maxrss, "exit": os.waitstatus_to_exitcode(status)}))
