import { expect, it } from 'vitest';
import { ProblemError, problemOf } from './problem';

const refused = new ProblemError({
  title: 'Invalid',
  status: 422,
  errors: [
    { path: '/spec/name', message: 'Too long.' },
    { path: 'spec.name', message: 'Upper case.' },
    { path: 'clusters[2].selector', message: 'Unknown operator.' },
  ],
});

it('finds what is said of a field, however its path is written', () => {
  expect(refused.forField('spec.name')).toBe('Too long. Upper case.');
  expect(refused.forField('/clusters/2/selector')).toBe('Unknown operator.');
  expect(refused.forField('other')).toBeUndefined();
});

it('keeps the errors of fields that are not shown', () => {
  expect(refused.except(['spec.name'])).toEqual([{ path: 'clusters[2].selector', message: 'Unknown operator.' }]);
});

it('does not show the page of a proxy', () => {
  const error = problemOf(new Response('<html>', { status: 502, statusText: 'Bad Gateway' }), undefined);
  expect(error.problem.title).toBe('The server answered 502 Bad Gateway');
  expect(error.message).toMatch(/proxy/);
});
