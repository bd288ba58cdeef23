import { Alert, Button, ClipboardCopy } from '@patternfly/react-core';
import { EyeIcon } from '@patternfly/react-icons';
import { Loading } from '../../components/Loading';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useTokenText } from './useTokenText';

/** The text of a token: masked until it is asked for. */
export function TokenText({ name }: { name: string }) {
  const text = useTokenText();
  if (text.data !== undefined) {
    return (
      <>
        <ClipboardCopy isReadOnly hoverTip="Copy the token" clickTip="Copied" textAriaLabel="Join token">
          {text.data.token}
        </ClipboardCopy>
        {text.data.isGone && <Alert variant="warning" isInline isPlain title="It was to be shown once: it is not in the cluster any more. Copy it now." />}
      </>
    );
  }

  if (text.isPending) {
    return <Loading what="the token" />;
  }

  return (
    <>
      <ProblemAlert error={text.error} />
      <Button variant="secondary" icon={<EyeIcon />} onClick={() => text.mutate(name)}>
        Show the token
      </Button>
    </>
  );
}
