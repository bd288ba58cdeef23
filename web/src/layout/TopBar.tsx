import {
  Brand,
  Button,
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
  PageToggleButton,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import { BookIcon } from '@patternfly/react-icons';
import { Link } from 'react-router';
import { appBase } from '../api/base';
import { ThemeSwitch } from '../theme/ThemeSwitch';
import { paths } from './paths';
import { UserMenu } from './UserMenu';

/** The bar above every page. */
export function TopBar() {
  return (
    <Masthead>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton isHamburgerButton aria-label="Show or hide the menu" />
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo component={(props) => <Link {...props} to="/" className="tombolo-logo" aria-label="Tombolo, first page" />}>
            <Brand src={`${appBase}icon.svg`} alt="" heights={{ default: '32px' }} />
            <span className="tombolo-logo-name">Tombolo</span>
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isStatic>
          <ToolbarContent>
            <ToolbarGroup align={{ default: 'alignEnd' }} gap={{ default: 'gapSm' }}>
              <ToolbarItem visibility={{ default: 'hidden', md: 'visible' }}>
                <ThemeSwitch />
              </ToolbarItem>
              <ToolbarItem>
                <Button variant="plain" component={(props) => <Link {...props} to={paths.docs} />} icon={<BookIcon />} aria-label="Documentation" />
              </ToolbarItem>
              <ToolbarItem>
                <UserMenu />
              </ToolbarItem>
            </ToolbarGroup>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
}
