"""An object store of OpenStack (Debian: python3-swift) on loopback that speaks S3: one copy of everything in a folder, four processes, which end when nobody holds the standard input any more."""
import os
import subprocess
import sys

folder, port = sys.argv[1], int(sys.argv[2])
servers = {"object": port + 1, "container": port + 2, "account": port + 3}

START = """
import sys
from swift.common import utils
utils.SWIFT_CONF_FILE = sys.argv[1] + "/swift.conf"
from swift.common.wsgi import run_wsgi
sys.exit(run_wsgi(f"{sys.argv[1]}/{sys.argv[2]}.conf", sys.argv[2], default_port=0) or 0)
"""

PROXY = ["catch_errors", "gatekeeper", "cache:memcache", "listing_formats", "s3api", "tempauth", "copy"]


def write(name, text):
    with open(os.path.join(folder, name), "w", encoding="ascii") as file:
        file.write(text)


def common(number):
    return f"[DEFAULT]\nswift_dir = {folder}\nbind_ip = 127.0.0.1\nbind_port = {number}\nworkers = 0\nuser = {os.environ.get('USER', 'root')}\nlog_address = /nonexistent\n"


def make():
    from swift.common.ring import RingBuilder
    os.makedirs(os.path.join(folder, "disks", "one"))
    write("swift.conf", "[swift-hash]\nswift_hash_path_suffix = tests\n[storage-policy:0]\nname = one\ndefault = yes\n")
    for name, number in servers.items():
        builder = RingBuilder(4, 1, 1)
        builder.add_dev({"id": 0, "region": 1, "zone": 1, "ip": "127.0.0.1", "port": number, "device": "one", "weight": 1, "replication_ip": "127.0.0.1", "replication_port": number})
        builder.rebalance()
        builder.get_ring().save(os.path.join(folder, f"{name}.ring.gz"))
        write(f"{name}-server.conf", common(number) + f"devices = {folder}/disks\nmount_check = false\nfallocate_reserve = 0\n[pipeline:main]\npipeline = {name}-server\n[app:{name}-server]\nuse = egg:swift#{name}\n")
    filters = "".join(f"[filter:{f.split(':')[0]}]\nuse = egg:swift#{f.split(':')[-1]}\n" + {"s3api": "location = us-east-1\n", "tempauth": "user_tests_keeper = servicegate-secret .admin\n"}.get(f, "") for f in PROXY)
    write("proxy-server.conf", common(port) + f"[pipeline:main]\npipeline = {' '.join(f.split(':')[0] for f in PROXY)} proxy-server\n[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\n" + filters)


make()
processes = [subprocess.Popen([sys.executable, "-c", START, folder, f"{name}-server"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for name in [*servers, "proxy"]]
sys.stdin.read()
for process in processes:
    process.kill()
