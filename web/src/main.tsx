import '@patternfly/react-core/dist/styles/base.css';
import './app/app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from './app/queryClient';
import { router } from './app/router';
import { followActivity } from './auth/activity';
import { followSystemTheme } from './theme/theme';

followSystemTheme();
followActivity();
const root = document.getElementById('root');
if (root === null) {
  throw new Error('The page has no element #root.');
}

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
