/** Who is told how a run ended. */
export interface Webhook {
  /** Says nothing secret: the variable, or the host of the address. */
  readonly name: string;
  readonly address: {readonly url: string} | {readonly urlEnv: string};
  readonly on: readonly NotifyOutcome[];
  readonly format: NotifyFormat;
  /** Variable with the key of the signature. */
  readonly secretEnv?: string;
  readonly timeoutMs: number;
}

export const NOTIFY_OUTCOMES = ['success', 'failure', 'cancelled'] as const;
export type NotifyOutcome = (typeof NOTIFY_OUTCOMES)[number];

export const NOTIFY_FORMATS = ['json', 'slack'] as const;
export type NotifyFormat = (typeof NOTIFY_FORMATS)[number];

/** Secret by nature: whoever knows an address may write to it. */
export const webhookSecrets = (webhooks: readonly Webhook[], env: Readonly<Record<string, string | undefined>>) =>
  webhooks.flatMap(({address, secretEnv}) => [
    ('url' in address ? address.url : env[address.urlEnv]) ?? '',
    secretEnv === undefined ? '' : (env[secretEnv] ?? '')
  ]);
