/** A version of the Python world (PEP 440). */
export interface PythonVersion {
  /** Without `v`, in the spelling that PEP 440 calls normal: `1.2.3rc2`; a local part with `-` (`1.2.3+build-7`). */
  readonly normal: string;
  readonly release: readonly number[];
  /** False for pre-, post- and development releases. */
  readonly stable: boolean;
}

/** The expression of PEP 440's appendix B. */
const VERSION =
  /^\s*v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)(?:[-_.]?(?<preName>a|b|c|rc|alpha|beta|pre|preview)[-_.]?(?<pre>\d*))?(?:-(?<implicitPost>\d+)|[-_.]?(?<postName>post|rev|r)[-_.]?(?<post>\d*))?(?:[-_.]?(?<devName>dev)[-_.]?(?<dev>\d*))?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$/i;

const PRE: Readonly<Record<string, string>> = {alpha: 'a', beta: 'b', c: 'rc', pre: 'rc', preview: 'rc'};

/** The version, or undefined when the text is none. */
export function parsePep440(text: string): PythonVersion | undefined {
  const found = VERSION.exec(text)?.groups;
  if (!found?.release) return undefined;
  const release = found.release.split('.').map(Number);
  const preName = found.preName?.toLowerCase();
  const hasPost = found.implicitPost !== undefined || found.postName !== undefined;
  const parts = [
    Number(found.epoch ?? 0) === 0 ? '' : `${Number(found.epoch)}!`,
    release.join('.'),
    preName === undefined ? '' : `${PRE[preName] ?? preName}${Number(found.pre)}`,
    hasPost ? `.post${Number(found.implicitPost ?? found.post)}` : '',
    found.devName === undefined ? '' : `.dev${Number(found.dev)}`,
    found.local === undefined ? '' : `+${localPart(found.local)}`
  ];
  return {
    normal: parts.join(''),
    release,
    stable: preName === undefined && !hasPost && found.devName === undefined
  };
}

const localPart = (text: string): string =>
  text
    .toLowerCase()
    .split(/[-_.]/)
    .map(part => (/^\d+$/.test(part) ? String(Number(part)) : part))
    .join('-');
