import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderPage } from '../test/renderPage';
import { TypeToConfirmDialog } from './TypeToConfirmDialog';

it('does it only when the name is typed', async () => {
  const onConfirm = vi.fn();
  const { user } = renderPage(
    <TypeToConfirmDialog title="Disconnect" action="Disconnect" expected="edge-1" onConfirm={onConfirm} onCancel={() => undefined}>
      It leaves.
    </TypeToConfirmDialog>,
  );
  const button = screen.getByRole('button', { name: 'Disconnect' });
  expect(button).toBeDisabled();

  await user.type(screen.getByLabelText(/Type edge-1/), 'edge-2{Enter}');
  expect(onConfirm).not.toHaveBeenCalled();

  await user.clear(screen.getByLabelText(/Type edge-1/));
  await user.type(screen.getByLabelText(/Type edge-1/), 'edge-1');
  await user.click(button);
  expect(onConfirm).toHaveBeenCalledOnce();
});
