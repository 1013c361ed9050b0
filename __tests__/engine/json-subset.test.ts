import {describe, expect, test} from 'vitest';
import {whatIsMissing} from '../../src/engine/json-subset.ts';

describe('whatIsMissing', () => {
  test.each<{name: string; wanted: unknown; actual: unknown; want: string | undefined}>([
    {name: 'the same', wanted: {a: 1}, actual: {a: 1}, want: undefined},
    {name: 'more keys', wanted: {a: {b: true}}, actual: {a: {b: true, c: 0}, d: null}, want: undefined},
    {name: 'more items', wanted: [{a: 1}], actual: [{a: 1, b: 2}, 3], want: undefined},
    {name: 'null', wanted: {a: null}, actual: {a: null}, want: undefined},
    {name: 'another value', wanted: {a: {b: 'ok'}}, actual: {a: {b: 'down'}}, want: '.a.b is "down", not "ok"'},
    {name: 'a text for a number', wanted: {a: 1}, actual: {a: '1'}, want: '.a is "1", not 1'},
    {name: 'no such key', wanted: {a: 1}, actual: {b: 1}, want: '.a is missing'},
    {name: 'a key of every object', wanted: {constructor: 1}, actual: {}, want: '.constructor is missing'},
    {name: 'too few items', wanted: {a: [1, 2]}, actual: {a: [1]}, want: '.a has 1 items, not 2'},
    {name: 'another item', wanted: [1, {a: 2}], actual: [1, {a: 3}], want: '[1].a is 3, not 2'},
    {name: 'a list for an object', wanted: {a: 1}, actual: [1], want: 'the whole is [1], not an object'},
    {name: 'an object for a list', wanted: [1], actual: {a: 1}, want: 'the whole is {"a":1}, not a list'}
  ])('$name', ({wanted, actual, want}) => expect(whatIsMissing(wanted, actual)).toBe(want));
});
