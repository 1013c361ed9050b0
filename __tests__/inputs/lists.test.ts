import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {type ListSyntax, parseFields, parseList} from '../../src/inputs/lists.ts';

const LINES: ListSyntax = {commas: false};
const CASES: readonly {name: string; input: string; syntax?: ListSyntax; want: string[]}[] = [
  {name: 'nothing', input: '', want: []},
  {name: 'commas', input: 'a,b, c', want: ['a', 'b', 'c']},
  {name: 'lines', input: 'a\nb\r\nc\rd', want: ['a', 'b', 'c', 'd']},
  {name: 'blank lines and entries', input: 'a,,\n\n  \nb', want: ['a', 'b']},
  {name: 'comment lines', input: '# why\na\n  # because\nb', want: ['a', 'b']},
  {name: 'a hash inside an entry', input: 'a#b\nc # d', want: ['a#b', 'c # d']},
  {name: 'a quoted comma', input: '"a,b",c', want: ['a,b', 'c']},
  {name: 'commas kept', input: 'A=1,2\nB=3', syntax: LINES, want: ['A=1,2', 'B=3']},
  {name: 'a value of two lines', input: '"A=1\n2"\nB=3', syntax: LINES, want: ['A=1\n2', 'B=3']},
  {name: 'a hash line inside quotes', input: '"A=1\n# 2"', syntax: LINES, want: ['A=1\n# 2']},
  {name: 'a doubled quote', input: '"A=say ""hi"""', syntax: LINES, want: ['A=say "hi"']},
  {name: 'quotes inside an entry', input: 'A="x y"\nB={"k": "v"}', syntax: LINES, want: ['A="x y"', 'B={"k": "v"}']},
  {name: 'text after a closing quote', input: '"A" b,c', syntax: LINES, want: ['"A" b,c']},
  {name: 'quotes as text', input: '"a\nb"', syntax: {commas: false, quotes: false}, want: ['"a', 'b"']}
];

describe('parseList', () => {
  test.each(CASES)('$name', ({input, syntax, want}) => {
    expect(parseList(input, syntax)).toEqual(want);
  });

  it('says where a quote opens that is never closed', () => {
    expect(() => parseList('a\n"b\nc')).toThrow('the quote opened on line 2 is never closed');
  });

  it('reads back any entries that were quoted', () => {
    const entry = fc
      .string()
      .map(text => text.replace(/\r/g, '').trim())
      .filter(text => text !== '');
    fc.assert(
      fc.property(fc.array(entry), fc.boolean(), (entries, commas) => {
        const text = entries.map(one => `"${one.replaceAll('"', '""')}"`).join('\n');
        expect(parseList(text, {commas})).toEqual(entries);
      })
    );
  });

  it('drops nothing but blanks and separators from plain text', () => {
    const entry = fc.stringMatching(/^[a-z0-9=./:-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(entry), fc.constantFrom(',', '\n', ', ', '\r\n'), (entries, separator) => {
        expect(parseList(entries.join(separator))).toEqual(entries);
      })
    );
  });
});

describe('parseFields', () => {
  it('splits one line', () => {
    expect(parseFields('name=ghcr.io/acme/app, enable=true')).toEqual(['name=ghcr.io/acme/app', 'enable=true']);
  });
});
