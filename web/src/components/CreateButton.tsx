import { Button, Content, type ButtonProps } from '@patternfly/react-core';
import { useLacking, type FleetResource } from '../auth/useRights';

interface Props {
  resource: FleetResource;
  onClick: () => void;
  icon?: ButtonProps['icon'];
  children: string;
}

/** Begins something new, or says which right that needs. */
export function CreateButton({ resource, onClick, icon, children }: Props) {
  const lacking = useLacking('create', resource);
  return (
    <>
      <Button icon={icon} isDisabled={lacking !== undefined} onClick={onClick}>
        {children}
      </Button>
      {lacking !== undefined && <Content component="small">{lacking}</Content>}
    </>
  );
}
