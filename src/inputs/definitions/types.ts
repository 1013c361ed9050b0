/** One input of the action. */
export interface InputDefinition {
  readonly group: InputGroup;
  /** One to three plain sentences, for action.yml and the README. */
  readonly description: string;
  /** The default in action.yml. */
  readonly default?: string;
  /** What counts when neither the input nor the config file says anything. Not in action.yml: there the input must be
   * empty, so that "not given" can be told from "given". */
  readonly fallback?: string;
  /** Takes `true` and `false`: on a command line its name alone is `true`. */
  readonly flag?: true;
}

export type InputGroup = 'run' | 'what' | 'names' | 'publish' | 'cache' | 'check' | 'tools';
