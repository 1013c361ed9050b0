import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {formatDate} from '../../../src/plan/rules/format-date.ts';

const time = new Date('2021-03-06T07:08:09.045Z');

describe('formatDate', () => {
  test.each([
    {format: 'YYYYMMDD-HHmmss', want: '20210306-070809'},
    {format: 'YYYY-MM-DDTHH:mm:ss.SSS[Z]', want: '2021-03-06T07:08:09.045Z'},
    {format: 'YY.M.D', want: '21.3.6'},
    {format: 'dddd ddd dd d E', want: 'Saturday Sat Sa 6 6'},
    {format: 'MMMM MMM Do', want: 'March Mar 6th'},
    {format: 'GGGG-[W]WW w', want: '2021-W09 10'},
    {format: 'DDD DDDD Q', want: '65 065 1'},
    {format: 'h:mm A a k', want: '7:08 AM am 7'},
    {format: 'X x', want: '1615014489 1615014489045'},
    {format: 'S SS SSSSSS', want: '0 04 045000'},
    {format: 'Z ZZ', want: '+00:00 +0000'},
    {format: 'L LT LLLL', want: '03/06/2021 7:08 AM Saturday, March 6, 2021 7:08 AM'},
    {format: '[YYYY] \\YYYY', want: 'YYYY YYYY'},
    {format: 'v.-_/', want: 'v.-_/'}
  ])('$format: $want', ({format, want}) => expect(formatDate(time, format)).toBe(want));

  test.each([
    {zone: 'Asia/Tokyo', want: '2021-03-06 16:08 +09:00'},
    {zone: 'America/New_York', want: '2021-03-06 02:08 -05:00'},
    {zone: 'Asia/Kolkata', want: '2021-03-06 12:38 +05:30'},
    {zone: 'utc', want: '2021-03-06 07:08 +00:00'}
  ])('$zone: $want', ({zone, want}) => expect(formatDate(time, 'YYYY-MM-DD HH:mm Z', zone)).toBe(want));

  test.each([
    {zone: 'UTC', want: 'UTC'},
    {zone: 'Asia/Tokyo', want: 'JST'},
    {zone: 'America/New_York', want: 'EST'},
    {zone: 'Europe/Berlin', want: 'CET'},
    {zone: 'Australia/Sydney', want: 'AEDT'},
    {zone: 'Asia/Seoul', want: 'KST'},
    {zone: 'America/Sao_Paulo', want: '-03'},
    {zone: 'Asia/Kathmandu', want: '+0545'}
  ])('the short name of $zone: $want', ({zone, want}) => expect(formatDate(time, 'z', zone)).toBe(want));

  test.each([
    {zone: 'UTC', want: '2021-03-06T07:08:09Z'},
    {zone: 'Asia/Tokyo', want: '2021-03-06T16:08:09+09:00'}
  ])('without a format, in $zone: $want', ({zone, want}) => expect(formatDate(time, '', zone)).toBe(want));

  test.each([
    {date: '2021-01-01', want: '2020-W53 2021-1'},
    {date: '2024-12-30', want: '2025-W01 2025-1'},
    {date: '2026-12-31', want: '2026-W53 2027-1'}
  ])('puts $date into the week of its year: $want', ({date, want}) => {
    expect(formatDate(new Date(date), 'GGGG-[W]WW gggg-w')).toBe(want);
  });

  test.each([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 31].map(day => ({day})))('the ordinal of $day', ({day}) => {
    const suffix = ['11', '12', '13'].includes(`${day}`) ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
    expect(formatDate(new Date(Date.UTC(2021, 0, day)), 'Do')).toBe(`${day}${suffix}`);
  });

  it('gives the time back that it was given', () => {
    const range = {min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true};
    fc.assert(
      fc.property(fc.date(range), fc.constantFrom('UTC', 'Asia/Kolkata', 'America/St_Johns'), (date, zone) => {
        expect(new Date(formatDate(date, 'YYYY-MM-DDTHH:mm:ss.SSSZ', zone)).getTime()).toBe(date.getTime());
      })
    );
  });

  it('refuses a zone that there is not', () => {
    expect(() => formatDate(time, 'YYYY', 'Mars/Base')).toThrow('"Mars/Base" is not a time zone');
  });
});
