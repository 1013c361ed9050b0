/** What a service that starts as root needs to open its files and ports and to step down to another user. */
const OF_ROOT = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'] as const;

/** What the engine gives every container by default. */
const HARMLESS: readonly string[] = [
  ...OF_ROOT,
  ...['AUDIT_WRITE', 'FSETID', 'MKNOD', 'NET_RAW', 'SETFCAP', 'SETPCAP', 'SYS_CHROOT']
];

/** Without it in its bounds, a program that has it as a file capability cannot even be started. */
const OF_OTHERS = ['NET_BIND_SERVICE'] as const;

/** The capabilities of a container: those asked for, else the few that its user needs. */
export const capabilitiesFor = (asked: readonly string[] | undefined, user: string): readonly string[] =>
  asked ?? (isRoot(user) ? OF_ROOT : OF_OTHERS);

/** Of `USER`, with or without a group; '' is root. */
export const isRoot = (user: string): boolean => /^(0+|root)?(:|$)/.test(user);

/** Those that could be used against the machine itself. */
export const powerful = (asked: readonly string[]): readonly string[] => asked.filter(one => !HARMLESS.includes(one));
