import {asBoolean} from './booleans.ts';
import {parseFields} from './lists.ts';

/**
 * The value of `--provenance` or `--sbom`: a boolean, or attributes such as `mode=max`.
 * @throws Error with the right forms.
 */
export function parseAttest(text: string, want: string): string {
  const flag = asBoolean(text);
  if (flag !== undefined) return String(flag);
  for (const field of parseFields(text)) {
    const [key = '', value = ''] = field.split(/=(.*)/s);
    if (key.trim() === '' || value === '') throw new Error(`"${field}" in "${text}" is not right (want ${want})`);
    if (key === 'mode' && value !== 'min' && value !== 'max') {
      throw new Error(`"${field}" is not a mode of provenance (want mode=min or mode=max)`);
    }
  }
  return text;
}
