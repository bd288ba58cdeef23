import { Page, SkipToContent } from '@patternfly/react-core';
import { Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useThisCluster } from '../api/useThisCluster';
import { Loading } from '../components/Loading';
import { Toasts } from '../components/Toasts/Toasts';
import { useLive } from '../live/useLive';
import { ConnectionBanner } from './ConnectionBanner';
import { PageErrorBoundary } from './PageErrorBoundary';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';

const mainId = 'main';

/** What stands around every page of somebody who is signed in. */
export function Frame() {
  const isLost = useLive();
  const cluster = useThisCluster();
  const { pathname } = useLocation();
  const skip = () => document.getElementById(mainId)?.focus();

  return (
    <Toasts>
      <Page
        masthead={<TopBar />}
        sidebar={<Sidebar cluster={cluster.data} />}
        isManagedSidebar
        mainContainerId={mainId}
        skipToContent={
          <SkipToContent
            href={`#${mainId}`}
            onClick={(event) => {
              // The address behind # belongs to the pages.
              event.preventDefault();
              skip();
            }}
          >
            Skip to content
          </SkipToContent>
        }
        banner={isLost ? <ConnectionBanner /> : undefined}
      >
        <PageErrorBoundary key={pathname}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </PageErrorBoundary>
      </Page>
    </Toasts>
  );
}
