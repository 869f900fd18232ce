"""Interrupts `socai form … -o f.pdf` while the program that makes the PDF runs, and looks at what is left.

    python3 interrupted_pdf.py SIGINT LEDGER FOLDER

FOLDER is where temporary folders go. Prints the permissions of the folder with the page, whether a name from the list was
in it while the program ran, how `socai` ended, and what is left: files in FOLDER, those of the PDF, running programs.
"""

import os
import signal
import subprocess
import sys
import time

CONVERTER = """#!/bin/sh
stat -c %a "$(dirname "$1")" > mode
grep -c 'Họ Tên Giả' "$1" > names
sleep 300 &
echo $$ $! > pids
wait
"""


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            return file.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def main():
    name, ledger, folder = sys.argv[1:]
    number = getattr(signal, name)
    with open("converter", "w", encoding="utf-8") as file:
        file.write(CONVERTER)
    os.chmod("converter", 0o755)
    with open("names.csv", "w", encoding="utf-8") as file:
        file.write("code,name\nP7-0022,Họ Tên Giả\n")

    def let_in():
        # Whoever started this may ignore Ctrl-C.
        signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [number])

    process = subprocess.Popen(
        ["socai", "form", ledger, "list", "--year", "2023", "--names", "names.csv", "-o", "f.pdf", "--pdf-with",
         "./converter"], env=os.environ | {"TMPDIR": folder}, preexec_fn=let_in, stderr=subprocess.PIPE, text=True)
    for _ in range(3000):
        if os.path.exists("pids") and os.path.getsize("pids") and process.poll() is None:
            break
        time.sleep(0.02)
    with open("pids", encoding="ascii") as file:
        pids = file.read().split()
    process.send_signal(number)
    _, words = process.communicate(timeout=60)
    print("mode", open("mode", encoding="ascii").read().strip(), "names", open("names", encoding="ascii").read().strip())
    print("ended", signal.Signals(-process.returncode).name if process.returncode < 0 else process.returncode,
          words.strip())
    for _ in range(100):
        if not any(map(alive, pids)):
            break
        time.sleep(0.02)
    print("left", os.listdir(folder), [one for one in os.listdir(".") if one.startswith("f.pdf")],
          [pid for pid in pids if alive(pid)])


main()
