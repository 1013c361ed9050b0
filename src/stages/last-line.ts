/** What a tool said in the end; '' when it said nothing. */
export const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? '';
