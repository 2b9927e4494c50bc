"""Tells search engines (IndexNow) and feed readers (WebSub) at once what has changed.

Off unless the settings name a key or a hub. Nothing is sent from a request: a job does it, after
the commit, and looks again whether readers may see what it tells of.
"""
