import {type ActionRun, resultOf, runAction} from './action.ts';
import {pushToMain} from './events.ts';
import {sharedBuilder} from './inputs.ts';
import {project} from './project.ts';

/** A service with every bad habit: its first argument says which. */
const SERVICE = `import atexit, json, os, signal, subprocess, sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

class Handler(BaseHTTPRequestHandler):
    def answer(self, status, body=b'', **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace('_', '-'), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == '/health':
            self.answer(200, json.dumps({'status': 'ok', 'parts': [{'name': 'db', 'up': True}], 'n': 1}).encode())
        elif self.path == '/moved':
            self.answer(302, Location='/login')
        elif self.path == '/latin1':
            self.answer(200, 'größe \\u00a9'.encode('latin1'))
        elif self.path == '/large':
            self.answer(200, b'begin' + b'x' * 5_000_000)
        elif self.path == '/slow':
            self.answer(200, b'begin ')
            time.sleep(2)
            self.wfile.write(b'end')
        elif self.path == '/broken':
            self.answer(200, b'begin', Content_Length='100')
        elif self.path == '/endless':
            self.answer(200)
            while True:
                self.wfile.write(b'x')
                time.sleep(0.1)
        else:
            self.answer(404, b'not here')

    def do_POST(self):
        self.answer(201, f"{self.command} {self.headers['X-Key']}".encode())

    def log_message(self, *_):
        pass

def serve(host='0.0.0.0', port=8000):
    server = ThreadingHTTPServer((host, port), Handler)
    print('listening', flush=True)
    server.serve_forever()

def late():
    time.sleep(2)
    serve()

def local():
    serve('127.0.0.1')

def flood():
    print('first of many', flush=True)
    line = b'x' * 99 + b'\\n'
    for _ in range(1000):
        os.write(1, line * 1000)
    print('last of many', file=sys.stderr, flush=True)
    serve()

def trace():
    threading.Timer(1, lambda: print('Traceback (most recent call last): no database', flush=True)).start()
    serve()

def set_up(is_up):
    if is_up:
        open('/tmp/up', 'w').close()
    else:
        os.remove('/tmp/up')

def slowly():
    threading.Timer(4, set_up, [True]).start()
    serve()

def when_asked(times, action):
    def wait():
        while not os.path.exists('/tmp/asked') or os.path.getsize('/tmp/asked') < times:
            time.sleep(0.05)
        action()
    threading.Thread(target=wait, daemon=True).start()

def up_for_now():
    if os.path.exists('/tmp/asked'):
        os.remove('/tmp/asked')
    set_up(True)
    when_asked(2, lambda: set_up(False))

def recovers():
    up_for_now()
    when_asked(6, lambda: set_up(True))
    serve()

def age():
    with open('/proc/uptime') as uptime, open('/proc/1/stat') as first:
        return float(uptime.read().split()[0]) - int(first.read().split()[21]) / os.sysconf('SC_CLK_TCK')

# As a check: until all of that is over, and for as long again as the container has lived.
def outlast():
    begun = age()
    while os.path.getsize('/tmp/asked') < 12 or age() < 2 * begun:
        time.sleep(0.1)
    print(age())

def again():
    set_up(True)
    os.makedirs('/data', exist_ok=True)
    with open('/data/starts', 'a+') as file:
        file.write('x')
        file.seek(0)
        print('start', len(file.read()), flush=True)
    serve()

def once():
    if os.path.exists('/data/pid'):
        sys.exit('a pid file is in the way')
    open('/data/pid', 'w').close()
    serve()

def stubborn():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    serve()

def parting():
    def part(*_):
        print('Traceback (most recent call last): told to go', flush=True)
        os._exit(0)
    signal.signal(signal.SIGTERM, part)
    serve()

def daemon():
    if os.fork() > 0:
        os._exit(0)
    serve()

def bomb():
    threading.Thread(target=serve, daemon=True).start()
    while True:
        try:
            subprocess.Popen(['sleep', '600'])
        except OSError:
            time.sleep(60)

def hungry():
    eaten = []
    while True:
        eaten.append(b'x' * 10_000_000)

def hungry_child():
    subprocess.call([sys.executable, __file__, 'hungry'])
    print('the child is gone', flush=True)
    time.sleep(600)

def dies():
    def wait():
        while not os.path.exists('/tmp/die'):
            time.sleep(0.05)
        os._exit(7)
    threading.Thread(target=wait, daemon=True).start()
    serve()

def flaps():
    up_for_now()
    serve()

def writes():
    open('/tmp/lock', 'w').close()
    serve()

def jailed():
    os.chroot('/srv')
    serve()

if __name__ == '__main__':
    # An engine may lose what comes right before the end.
    atexit.register(time.sleep, 1)
    globals()[sys.argv[1].replace('-', '_')]()
`;

/** `serve`: without a health check; `healthy`: with one; `tool`: a program that ends. */
const DOCKERFILE = `FROM busybox:1.36 AS tool
COPY --chmod=755 fit /bin/fit
ENTRYPOINT ["fit"]

FROM python:3.11-slim AS serve
COPY service.py /app/
EXPOSE 8000
ENTRYPOINT ["python3", "/app/service.py"]
CMD ["serve"]

FROM serve AS healthy
HEALTHCHECK --interval=30s --timeout=60s --retries=2 CMD echo >> /tmp/asked; test -e /tmp/up
`;

const FIT = `#!/bin/sh
case "$1" in
help) echo "usage: fit help"; sleep 1 ;;
fail) echo "no such garment" >&2; sleep 1; exit 3 ;;
hang) trap '' TERM; while :; do sleep 1; done ;;
esac
`;

const FILES = {Dockerfile: DOCKERFILE, 'service.py': SERVICE, fit: FIT};

export interface Variant {
  readonly target?: 'serve' | 'healthy' | 'tool';
  readonly smoke: unknown;
}

export interface Attempt {
  readonly repository: string;
  /** Further files of the workspace. */
  readonly files?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** All variants of one image, started and checked side by side: none is left out after the failure of another. */
export function check(
  variants: Readonly<Record<string, Variant>>,
  {repository, files = {}, cwd = project({...FILES, ...files}), env = {}}: Attempt
): Promise<ActionRun> {
  const all = Object.entries(variants).map(([name, {target = 'serve', smoke}], index) => [
    name,
    {target, smoke, default: index === 0}
  ]);
  return runAction({
    event: pushToMain(),
    cwd,
    env,
    inputs: {
      ...sharedBuilder(),
      images: repository,
      platforms: 'linux/amd64',
      variants: JSON.stringify(Object.fromEntries(all)),
      parallel: String(all.length),
      cache: 'off',
      provenance: 'false'
    }
  });
}

/** A workspace to look into after the run. */
export const workspace = (files: Readonly<Record<string, string>> = {}): string => project({...FILES, ...files});

export const targetOf = (run: ActionRun, variant: string) => {
  const target = resultOf(run).targets.find(one => one.variant === variant);
  if (!target) throw new Error(`no variant ${variant}`);
  return target;
};

/** The one failure of a variant, as one text. */
export function failureOf(run: ActionRun, variant: string): string {
  const {id} = targetOf(run, variant);
  const failures = resultOf(run).failures.filter(one => one.target === id);
  if (failures.length !== 1) throw new Error(`${variant} has ${failures.length} failures:\n${run.log}`);
  const {title, cause, remedy, details} = failures[0] ?? {};
  return [title, cause, remedy, details].join('\n');
}
