"""The newest articles for feed readers: of the site, a section, a tag or an author, in three forms.

`addresses` says where they are, `views` answers there; `rss`, `atom` and `json` write.
"""
