/** An OCI platform (`os/architecture[/variant]`), normalised as containerd does. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

const ARCHITECTURES: Readonly<Record<string, {architecture: string; variant?: string}>> = {
  x86_64: {architecture: 'amd64'},
  'x86-64': {architecture: 'amd64'},
  aarch64: {architecture: 'arm64'},
  armhf: {architecture: 'arm', variant: 'v7'},
  armel: {architecture: 'arm', variant: 'v6'},
  i386: {architecture: '386'},
  i686: {architecture: '386'}
};

const KNOWN_ARCHITECTURES = [
  '386',
  'amd64',
  'arm',
  'arm64',
  'loong64',
  'mips64',
  'mips64le',
  'ppc64le',
  'riscv64',
  's390x'
];
const KNOWN_SYSTEMS = ['linux', 'windows', 'darwin', 'freebsd', 'wasip1'];

/**
 * Parses `linux/arm64`, `linux/arm/v7`, `arm64` (linux is implied) and the usual aliases.
 * @throws Error with the valid values when it is not a platform.
 */
export function parsePlatform(text: string): Platform {
  const parts = text.trim().toLowerCase().split('/');
  const [os, arch, variant] = parts.length === 1 ? ['linux', parts[0], undefined] : parts;
  if (!os || !arch || parts.length > 3 || variant === '') throw new Error(wrongPlatform(text));
  if (!KNOWN_SYSTEMS.includes(os)) throw new Error(wrongPlatform(text));
  const alias = ARCHITECTURES[arch];
  const architecture = alias?.architecture ?? arch;
  if (!KNOWN_ARCHITECTURES.includes(architecture)) throw new Error(wrongPlatform(text));
  const normal = normalVariant(architecture, variant ?? alias?.variant);
  return normal ? {os, architecture, variant: normal} : {os, architecture};
}

function normalVariant(architecture: string, variant: string | undefined): string | undefined {
  if (architecture === 'arm64' && (variant === 'v8' || variant === '8')) return undefined;
  if (architecture === 'amd64' && variant === 'v1') return undefined;
  if (architecture === 'arm') return variant ? `v${variant.replace(/^v/, '')}` : 'v7';
  return variant;
}

const wrongPlatform = (text: string): string =>
  `"${text}" is not a platform (want os/architecture[/variant], such as linux/amd64, linux/arm64 or linux/arm/v7; architectures: ${KNOWN_ARCHITECTURES.join(', ')})`;

export const formatPlatform = ({os, architecture, variant}: Platform): string =>
  [os, architecture, variant].filter(part => part !== undefined).join('/');

/** `linux-arm-v7`: for names that allow no slash. */
export const platformSlug = (platform: Platform): string => formatPlatform(platform).replaceAll('/', '-');

/** Whether a machine of `host` runs binaries of `wanted` natively. */
export function runsNatively(host: Platform, wanted: Platform): boolean {
  if (host.os !== wanted.os) return false;
  if (host.architecture === 'amd64' && wanted.architecture === '386') return true;
  return host.architecture === wanted.architecture;
}
