import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { DesktopIcon, MoonIcon, SunIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { chooseTheme, storedTheme, type Theme } from './theme';

const choices: { theme: Theme; label: string; icon: React.ReactNode }[] = [
  { theme: 'light', label: 'Light theme', icon: <SunIcon /> },
  { theme: 'dark', label: 'Dark theme', icon: <MoonIcon /> },
  { theme: 'system', label: "The system's theme", icon: <DesktopIcon /> },
];

/** Light, dark, or what the system says. */
export function ThemeSwitch() {
  const [chosen, setChosen] = useState(storedTheme);
  const choose = (theme: Theme) => {
    chooseTheme(theme);
    setChosen(theme);
  };

  return (
    <ToggleGroup aria-label="Theme">
      {choices.map(({ theme, label, icon }) => (
        <ToggleGroupItem key={theme} aria-label={label} icon={icon} isSelected={chosen === theme} onChange={() => choose(theme)} />
      ))}
    </ToggleGroup>
  );
}
