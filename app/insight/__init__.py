"""What the company may see of what was learnt: levels, gaps, the team page, one's own data, who looked."""
