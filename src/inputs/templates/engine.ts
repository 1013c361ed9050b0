/** What an expression may name: a value, or a function of its arguments (`{{date 'YYYY' tz='UTC'}}`, `(branch)`). */
export type TemplateValue =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | ((plain: readonly unknown[], named: NamedArguments) => string);
export type NamedArguments = Readonly<Record<string, unknown>>;
export type TemplateContext = Readonly<Record<string, TemplateValue>>;

/** Works out Handlebars expressions. */
export interface TemplateEngine {
  /** @throws Error when the text is no template, or an expression of it fails. */
  render(text: string, context: TemplateContext): string;
  /** The name of the one expression that a text consists of: `raw` for `{{ raw }}`. */
  soleExpression(text: string): string | undefined;
  /** @throws Error that says where the text is no template. */
  check(text: string): void;
}

export const isTemplate = (text: string): boolean => text.includes('{{');

/** The engine, loaded only when one of the texts has an expression. */
export async function loadTemplates(texts: readonly string[]): Promise<TemplateEngine | undefined> {
  return texts.some(isTemplate) ? (await import('./handlebars.ts')).createEngine() : undefined;
}
