import type {Diagnosis, Evidence} from './diagnose.ts';

/** The bounds that a container was started with. */
export interface Limits {
  readonly pids: number;
  readonly readOnly: boolean;
  readonly gpus: boolean;
  readonly memory: {
    /** Absent: none. */
    readonly text?: string;
    /** It is the user's own. */
    readonly asked: boolean;
  };
}

export function fromMemory({state, outOfMemory, limits: {memory}}: Evidence): Diagnosis | undefined {
  if (!outOfMemory && !state?.oomKilled) return undefined;
  return {
    cause: `It was killed: out of memory${memory.text === undefined ? '' : `, of which it may have ${memory.text}`}.`,
    remedy: memory.asked
      ? 'Give it more with "memory" in "smoke", or make it use less.'
      : 'Give it less to do at start, or use a runner with more memory.'
  };
}

const CANNOT_FORK =
  /(can't|cannot) fork|\bfork: .*(retry|Resource temporarily)|unable to create (new )?native thread|pthread_create failed/i;
/** Counted a moment later. */
const NEARLY = 0.9;

export function fromProcesses({processes = 0, logs, limits: {pids}}: Evidence): Diagnosis | undefined {
  if (processes < pids * NEARLY && !logs.some(line => CANNOT_FORK.test(line))) return undefined;
  return {
    cause: `It came to its limit of ${pids} processes and threads.`,
    remedy:
      'Something in it starts processes without end; a service that needs so many gets them with "pids" in "smoke".'
  };
}

const READ_ONLY = /Read-only file system|EROFS/i;
const REFUSED = /operation not permitted|\bEPERM\b/i;

/** Whether a line tells of something that the kernel refused. */
export const tellsRefusal = (line: string): boolean => READ_ONLY.test(line) || REFUSED.test(line);

/** What the kernel refused, by the last line that tells of it. */
export function fromWords({logs, limits: {readOnly}}: Pick<Evidence, 'logs' | 'limits'>): Diagnosis | undefined {
  const last = (words: RegExp): string | undefined => logs.findLast(line => words.test(line))?.trim();
  const written = readOnly ? last(READ_ONLY) : undefined;
  if (written !== undefined) {
    const folder = folderIn(written);
    return {
      cause: `It writes where it may not, since it is started read-only: ${written.slice(0, 300)}`,
      remedy: `Let it write there with "tmpfs: [${folder ?? '/tmp'}]" or a volume in "smoke", or leave "read-only" out.`
    };
  }
  const refused = last(REFUSED);
  if (refused === undefined) return undefined;
  // A stack trace has the call in the line before.
  const call = logs[logs.findLastIndex(line => REFUSED.test(line)) - 1] ?? '';
  const capability = capabilityFor(refused) ?? capabilityFor(call);
  return {
    cause: `The kernel refused it something, since it has few capabilities: ${refused.slice(0, 300)}`,
    remedy: `If it needs one, ask for it with "cap-add: [${capability ?? 'NAME'}]" in "smoke"${capability === undefined ? ', such as SYS_CHROOT or NET_RAW' : ''}; a path may also belong to another user.`
  };
}

/** The folder of the path that a message names. */
function folderIn(line: string): string | undefined {
  const path = /(?:^|[\s'"(:=])(\/[^\s'":,)]+)/.exec(line)?.[1];
  if (path === undefined) return undefined;
  if (/^\/tmp(\/|$)/.test(path)) return '/tmp';
  const folder = path.slice(0, path.lastIndexOf('/'));
  return folder === '' ? path : folder;
}

const capabilityFor = (line: string): string | undefined => CAPABILITIES.find(([words]) => words.test(line))?.[1];

/** Words of what was tried, and the capability for it (capabilities(7)). */
const CAPABILITIES: readonly (readonly [RegExp, string])[] = [
  [/chroot/i, 'SYS_CHROOT'],
  [/mknod/i, 'MKNOD'],
  [/\bping\b|raw socket|SOCK_RAW/i, 'NET_RAW'],
  [/iptables|nft|\bip link|ifconfig|RTNETLINK|tun/i, 'NET_ADMIN'],
  [/\bu?mount/i, 'SYS_ADMIN'],
  [/ptrace|strace|gdb/i, 'SYS_PTRACE'],
  [/mlock/i, 'IPC_LOCK'],
  [/setpriority|\bnice\b|sched_/i, 'SYS_NICE'],
  [/setrlimit|ulimit/i, 'SYS_RESOURCE'],
  [/settimeofday|\bdate: /i, 'SYS_TIME'],
  [/setcap/i, 'SETFCAP'],
  [/chown/i, 'CHOWN'],
  [/setgroups|setgid|setegid/i, 'SETGID'],
  [/setuid|seteuid|\bsu\b|sudo/i, 'SETUID'],
  [/\bbind\b|permission.*port/i, 'NET_BIND_SERVICE']
];
