/** Larger files are not searched: what is secret is short. */
export const MAX_SEARCHED = 1_048_576;

interface Rule {
  readonly path: RegExp;
  readonly content: RegExp;
  readonly what: string;
}

/** Files that by their name hold logins, and do. */
const RULES: readonly Rule[] = [
  {
    path: /(^|\/)\.env(\.[\w-]+)?$/,
    content:
      /^[ \t]*(export[ \t]+)?\w*(SECRET|TOKEN|PASSW|PASSPHRASE|API_?KEY|PRIVATE_?KEY|CREDENTIAL)\w*[ \t]*=[ \t]*["']?[^\s"'$<]/im,
    what: 'variables with secrets'
  },
  {path: /(^|\/)\.npmrc$/, content: /_(authToken|auth|password)[ \t]*=[ \t]*["']?[^\s"'$]/i, what: 'a token of npm'},
  {path: /(^|\/)\.pypirc$/, content: /^[ \t]*password[ \t]*[:=][ \t]*\S/im, what: 'a password of PyPI'},
  {path: /(^|\/)[._]netrc$/, content: /\bpassword[ \t\n]+\S/i, what: 'a password'},
  {path: /(^|\/)\.git-credentials$/, content: /:\/\/[^\s/]*:[^\s/]+@/, what: 'a login of Git'},
  {path: /(^|\/)\.aws\/credentials$/, content: /aws_secret_access_key[ \t]*=[ \t]*\S/i, what: 'a key of AWS'},
  {
    path: /(^|\/)(\.docker\/config\.json|\.dockercfg)$/,
    content: /"(auth|identitytoken|password)"\s*:\s*"[^"]+"/,
    what: 'a login of a registry'
  }
];

/** Templates are there to be read. */
const TEMPLATE = /\.(example|sample|template|dist|defaults?|schema)$/;

const KEY_MARK = 'PRIVATE KEY';
const MAX_KEY_FILE = 65_536;
const KEY = /^-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----\r?\n[\w+/=:,. \t\r\n-]{64}/m;
/** Libraries bring keys for their own tests, and documentation. */
const LIBRARIES =
  /(^|\/)(node_modules|site-packages|dist-packages|vendor|gems|tests?|testdata|test-data|fixtures|examples?|__tests__|doc|docs|man|\.cargo\/registry|pkg\/mod)\//;

/** Whether {@link secretIn} has to see the content. */
export const mayBeSecret = (path: string, size: number): boolean =>
  size > 0 && size <= MAX_KEY_FILE && (!LIBRARIES.test(path) || ruleFor(path) !== undefined);

/** What a file that looks secret holds; undefined for every other file. */
export function secretIn(path: string, content: Buffer): string | undefined {
  const rule = ruleFor(path);
  if (rule?.content.test(content.toString('latin1'))) return rule.what;
  const isKey = !LIBRARIES.test(path) && content.includes(KEY_MARK) && KEY.test(content.toString('latin1'));
  return isKey ? 'a private key' : undefined;
}

const ruleFor = (path: string): Rule | undefined =>
  TEMPLATE.test(path) ? undefined : RULES.find(rule => rule.path.test(path));
